# Answers of an evgraph service as data frames, by httr2 and jsonlite.
#
#   source("clients/R/evgraph.R")
#   g <- evgraph("http://127.0.0.1:8080")
#   ev_table(g, "cargo-of-source", source = "bone marrow MSC")
#   ev_gql(g, "query ($name: String!) { disease(ref: {name: $name}) { models { nodes { id name } } } }", name = "stroke")
#
# For a single table R alone does:
#
#   read.csv("http://127.0.0.1:8080/q/cargo-of-source.csv?source=bone-marrow")
#
# A data frame has the data version as attribute "version". A list inside a row is a
# list column. What goes wrong is a condition of class "evgraph_error" with the fields
# code and hint.

# evgraph names a service by its address.
evgraph <- function(url = "http://127.0.0.1:8080") {
  structure(list(url = sub("/+$", "", url)), class = "evgraph")
}

# ev_tables lists the saved queries: name, title and an address that works.
ev_tables <- function(g) {
  body <- ev_perform(ev_request(g, "/q/"))
  found <- jsonlite::fromJSON(httr2::resp_body_string(body))$queries
  found[c("name", "title", "example")]
}

# ev_table is the answer to a saved query, whole or its first elements. The variables
# are further arguments; rows chooses a list where the query has several, explode gives
# a row for each item of a list inside a row.
ev_table <- function(g, example, ..., rows = NULL, explode = NULL, limit = NULL) {
  asked <- ev_request(g, paste0("/q/", utils::URLencode(example, reserved = TRUE), ".json"))
  parameters <- list(..., rows = rows, explode = explode, limit = limit)
  for (name in names(parameters)) {
    for (value in parameters[[name]]) {
      text <- if (is.logical(value)) tolower(as.character(value)) else as.character(value)
      asked <- do.call(httr2::req_url_query, c(list(asked), stats::setNames(list(text), name)))
    }
  }
  parts <- list()
  repeat {
    answer <- ev_perform(asked)
    part <- jsonlite::fromJSON(httr2::resp_body_string(answer))
    if (is.data.frame(part)) parts[[length(parts) + 1]] <- part
    follow <- ev_next(answer)
    if (is.null(follow) || !is.null(limit)) break # of a limit, the first part is all
    asked <- ev_request(g, follow)
  }
  out <- if (length(parts) == 0) ev_columns(asked) else do.call(rbind, parts)
  attr(out, "version") <- httr2::resp_header(answer, "X-Evgraph-Data-Version")
  attr(out, "complete") <- is.null(follow)
  out
}

# ev_columns is an answer without rows: the columns that its CSV names.
ev_columns <- function(asked) {
  csv <- ev_perform(httr2::req_url(asked, sub("[.]json([?]|$)", ".csv\\1", asked$url)))
  utils::read.csv(text = httr2::resp_body_string(csv), check.names = FALSE)
}

# ev_gql is the table of any GraphQL query; its variables are further arguments.
ev_gql <- function(g, query, ..., rows = NULL, explode = NULL, limit = 10000L) {
  body <- list(query = query, variables = list(...), limit = as.integer(limit), rows = rows, explode = explode)
  if (length(body$variables) == 0) body$variables <- NULL
  answer <- ev_perform(httr2::req_body_json(ev_request(g, "/q/"), Filter(Negate(is.null), body)))
  frame <- jsonlite::fromJSON(httr2::resp_body_string(answer), simplifyVector = FALSE)
  columns <- lapply(seq_along(frame$columns), function(n) {
    values <- lapply(frame$rows, function(row) row[[n]])
    if (frame$columns[[n]]$lists > 0) return(I(lapply(values, ev_items)))
    missing <- list(integer = NA_integer_, number = NA_real_, boolean = NA)[[frame$columns[[n]]$type]]
    if (is.null(missing)) missing <- NA_character_
    vapply(values, function(v) if (is.null(v)) missing else methods::as(v, class(missing)), missing)
  })
  names(columns) <- vapply(frame$columns, function(c) c$name, "")
  out <- data.frame(columns, check.names = FALSE, stringsAsFactors = FALSE)
  attr(out, "version") <- frame$dataVersion
  attr(out, "complete") <- is.null(frame[["next"]])
  out
}

# ev_search lists the nodes that a text may mean, best match first.
ev_search <- function(g, text, limit = 25) {
  ev_gql(g, "query ($text: String!) { search(text: $text) { edges { node { id category name } matchedText } } }", text = text, limit = limit)
}

# ev_next is the address of what follows, or NULL.
ev_next <- function(answer) {
  headers <- httr2::resp_headers(answer)
  links <- unlist(headers[tolower(names(headers)) == "link"])
  follow <- grep("rel=\"next\"", links, value = TRUE)
  if (length(follow) == 0) NULL else sub("^.*<([^>]*)>; *rel=\"next\".*$", "\\1", follow[1])
}

ev_items <- function(items) {
  if (is.null(items) || any(vapply(items, is.list, TRUE))) return(items)
  unlist(lapply(items, function(v) if (is.null(v)) NA else v))
}

ev_request <- function(g, path) {
  asked <- httr2::request(if (grepl("^https?://", path)) path else paste0(g$url, path))
  asked <- httr2::req_headers(asked, Accept = "application/json")
  httr2::req_retry(httr2::req_user_agent(asked, "evgraph-r"), max_tries = 4)
}

# ev_perform sends a request; an error of the service is one of R.
ev_perform <- function(asked) {
  answer <- tryCatch(httr2::req_perform(httr2::req_error(asked, is_error = function(r) FALSE)), error = function(e) {
    ev_stop("UNREACHABLE", paste("nothing answers at", asked$url), "is a server running there? evgraph serve starts one")
  })
  if (httr2::resp_status(answer) < 400) return(answer)
  first <- tryCatch(jsonlite::fromJSON(httr2::resp_body_string(answer), simplifyVector = FALSE)$errors[[1]], error = function(e) NULL)
  if (is.null(first)) first <- list(message = "this is not evgraph", extensions = list(code = "NOT_EVGRAPH", hint = "check the address"))
  ev_stop(first$extensions$code, first$message, first$extensions$hint)
}

ev_stop <- function(code, message, hint) {
  stop(structure(list(message = paste0(code, ": ", message, "\nhint: ", hint), call = NULL, code = code, hint = hint),
                 class = c("evgraph_error", "error", "condition")))
}
