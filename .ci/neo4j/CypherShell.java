import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;

/**
 * The least of Neo4j's cypher-shell, which is not among the published artefacts:
 * runs one statement over Bolt and prints its records. Exits with 1 if that fails.
 */
public final class CypherShell {
    private CypherShell() {}

    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: cypher-shell STATEMENT, with NEO4J_USERNAME and NEO4J_PASSWORD");
            System.exit(2);
        }
        Map<String, String> env = System.getenv();
        String address = env.getOrDefault("NEO4J_ADDRESS", "bolt://127.0.0.1:7687");
        String user = env.getOrDefault("NEO4J_USERNAME", "neo4j");
        String password = env.getOrDefault("NEO4J_PASSWORD", "");
        try (Driver driver = GraphDatabase.driver(address, AuthTokens.basic(user, password));
                Session session = driver.session()) {
            session.run(args[0]).forEachRemaining(record -> System.out.println(record.asMap()));
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
