# A static binary on an empty root file system:
#
#   docker build -t evgraph .
#   docker run --rm --read-only -p 127.0.0.1:8080:8080 evgraph
#
# serves the seed that is built in; docker-compose.yml adds Neo4j.
FROM golang:1.26 AS build
WORKDIR /src
# The modules are a layer of their own, kept while go.mod does not change.
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags='-s -w' -o /evgraph ./cmd/evgraph

FROM scratch
# For neo4j+s:// addresses.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /evgraph /evgraph
# A number, so that an orchestrator can see that it is not root.
USER 65532:65532
# Within a container, loopback would reach nobody; what is published is the host's choice.
ENV EVGRAPH_ADDR=:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["/evgraph", "healthcheck"]
ENTRYPOINT ["/evgraph"]
CMD ["serve"]
