# Asks a live service: EVGRAPH_URL=http://127.0.0.1:8080 Rscript clients/R/test.R
# It needs igraph and readr, too.
url <- Sys.getenv("EVGRAPH_URL")
stopifnot(nzchar(url))
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
source(file.path(here, "evgraph.R"))
g <- evgraph(url)

plain <- read.csv(paste0(url, "/q/cargo-of-source.csv?source=bone-marrow"))
cargo <- ev_table(g, "cargo-of-source", source = "bone marrow MSC")
stopifnot(nrow(plain) > 0, identical(plain$name, cargo$name), nzchar(attr(cargo, "version")))

whole <- ev_table(g, "page-by-page")
some <- ev_table(g, "page-by-page", limit = 5)
stopifnot(nrow(some) == 5, !attr(some, "complete"), attr(whole, "complete"), identical(some$reading, whole$reading[1:5]))

ev_page <- 7L # elements at once
stopifnot(identical(ev_table(g, "page-by-page")$reading, whole$reading), identical(ev_table(g, "page-by-page", limit = 12)$reading, whole$reading[1:12]))
query <- "{ diseases { nodes { id name synonyms } } }"
parts <- ev_gql(g, query, limit = 20)
ev_page <- 10000L
stopifnot(identical(parts, ev_gql(g, query, limit = 20)), nrow(parts) == 20, !attr(parts, "complete"), attr(ev_gql(g, query), "complete"))

absent <- tryCatch(ev_table(g, "what-one-study-showed", citation = 100000), evgraph_error = identity)
stopifnot(grepl("100000", conditionMessage(absent)), ev_text(1e+05) == "100000", ev_text(0.25) == "0.25", ev_text(TRUE) == "true")
for (limit in c(0, 1.5)) {
  limited <- tryCatch(ev_gql(g, query, limit = limit), evgraph_error = identity)
  stopifnot(limited$code == "BAD_VALUE")
}
about <- function(genes) ev_table(g, "what-a-gene-list-is-about", genes = genes)
stopifnot(nrow(about(c("PTEN", "Akt"))) > nrow(about("Akt")), nrow(about(c("PTEN", "Akt"))) > nrow(about("PTEN")))
unknown <- tryCatch(ev_table(g, "cargo-of-source", source = "B\u00fcchner & S\u00f6hne?"), evgraph_error = identity)
stopifnot(grepl("B\u00fcchner & S\u00f6hne?", conditionMessage(unknown), fixed = TRUE))
texts <- ev_table(g, "cargo-of-source", source = "bone marrow MSC", limit = 1)
stopifnot(identical(vapply(texts, typeof, ""), vapply(cargo, typeof, "")), identical(lengths(unclass(texts)), setNames(rep(1L, ncol(texts)), names(texts))))

exploded <- ev_table(g, "tissues-that-give-mscs", explode = "tissues")
stopifnot(is.character(exploded$tissues.name))

models <- ev_gql(g, "query ($name: String!) { disease(ref: {name: $name}) { models { nodes { id name strain synonyms } } } }", name = "stroke")
stopifnot(nrow(models) > 0, is.character(models$strain), is.list(models$synonyms), attr(models, "complete"))
stopifnot(ev_search(g, "miR-21")$name[1] == "miR-21", nrow(ev_tables(g)) > 40)
none <- ev_gql(g, "{ search(text: \"apoptosys\") { nodes { id name } } }")
stopifnot(nrow(none) == 0, identical(names(none), c("id", "name")))

nothing <- ev_table(g, "cargo-of-source", source = "thymus MSC")
stopifnot(nrow(nothing) == 0, identical(names(nothing), names(cargo)))

down <- tryCatch(ev_tables(evgraph("http://127.0.0.1:9")), evgraph_error = identity)
stopifnot(down$code == "UNREACHABLE", nzchar(down$hint))

failed <- tryCatch(ev_table(g, "cargo-of-source"), evgraph_error = identity)
stopifnot(failed$code == "BAD_VARIABLES", nzchar(failed$hint))

# The files of the whole graph.
manifest <- jsonlite::fromJSON(paste0(url, "/export/manifest.json"))$files
rows <- function(file) manifest$rows[manifest$name == file]
graph <- igraph::read_graph(paste0(url, "/export/graph.graphml"), format = "graphml")
stopifnot(igraph::vcount(graph) == rows("nodes.tsv"), igraph::ecount(graph) == rows("edges.tsv"), igraph::is_directed(graph))
stopifnot("miR-21" %in% igraph::V(graph)$name, nzchar(igraph::E(graph)$reading))

# monarchr reads the KGX archive by readr::read_tsv, for which a quote may begin a cell.
archive <- tempfile(fileext = ".tar.gz")
download.file(paste0(url, "/export/kgx.tar.gz"), archive, quiet = TRUE)
untar(archive, exdir = tempdir())
for (table in file.path(tempdir(), c("evgraph_nodes.tsv", "evgraph_edges.tsv"))) {
  read <- readr::read_tsv(table, col_types = readr::cols(.default = "c"))
  cells <- do.call(rbind, strsplit(paste0(readLines(table, encoding = "UTF-8")[-1], "\t."), "\t", fixed = TRUE))
  read[is.na(read)] <- ""
  stopifnot(nrow(readr::problems(read)) == 0, identical(unname(as.matrix(read)), cells[, -ncol(cells)]))
}
cat("R: all good\n")
