# Asks a live service: EVGRAPH_URL=http://127.0.0.1:8080 Rscript clients/R/test.R
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
cat("R: all good\n")
