import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Runs Neo4j Community on a home folder until it is told to stop. The published
 * artefacts hold the whole server but not the main class of its distribution.
 */
public final class Server {
    private Server() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 1) {
            System.err.println("usage: Server HOME, a folder with conf/neo4j.conf");
            System.exit(2);
        }
        Path home = Path.of(args[0]).toAbsolutePath();
        Path conf = home.resolve("conf").resolve("neo4j.conf");
        DatabaseManagementService server =
                new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(conf).build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        announce(conf);
        new CountDownLatch(1).await();
    }

    /** Prints the lines of the distribution's log that others wait for. */
    private static void announce(Path conf) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(conf)) {
            settings.load(reader);
        }
        System.out.println("Bolt enabled on " + settings.getProperty("server.bolt.listen_address") + ".");
        System.out.println("Started.");
    }
}
