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
  path <- paste0("/q/", ev_encode(example))
  described <- ev_perform(ev_request(g, ev_with(path, list(rows = rows, explode = explode))))
  columns <- jsonlite::fromJSON(httr2::resp_body_string(described), simplifyVector = FALSE)$columns
  address <- ev_with(paste0(path, ".json"), list(..., rows = rows, explode = explode))
  records <- list()
  left <- ev_limit(limit)
  repeat {
    answer <- ev_perform(ev_request(g, ev_with(ev_without_limit(address), list(limit = min(left, ev_page)))))
    records <- c(records, jsonlite::fromJSON(httr2::resp_body_string(answer), simplifyVector = FALSE))
    follow <- ev_next(answer)
    left <- left - as.numeric(httr2::resp_header(answer, "X-Evgraph-Elements"))
    if (is.null(follow) || left <= 0) break
    address <- follow
  }
  values <- lapply(columns, function(column) lapply(records, function(record) record[[column$name]]))
  ev_frame(columns, values, httr2::resp_header(answer, "X-Evgraph-Data-Version"), is.null(follow))
}

# ev_gql is the table of any GraphQL query, whole or its first elements; its variables
# are further arguments.
ev_gql <- function(g, query, ..., rows = NULL, explode = NULL, limit = NULL) {
  body <- list(query = query, variables = list(...), rows = rows, explode = explode)
  if (length(body$variables) == 0) body$variables <- NULL
  records <- list()
  left <- ev_limit(limit)
  repeat {
    body$limit <- as.integer(min(left, ev_page))
    answer <- ev_perform(httr2::req_body_json(ev_request(g, "/q/"), Filter(Negate(is.null), body)))
    frame <- jsonlite::fromJSON(httr2::resp_body_string(answer), simplifyVector = FALSE)
    records <- c(records, frame$rows)
    left <- left - frame$elements
    if (is.null(frame[["next"]]) || left <= 0) break
    body$after <- frame[["next"]]
  }
  values <- lapply(seq_along(frame$columns), function(n) lapply(records, function(row) row[[n]]))
  ev_frame(frame$columns, values, frame$dataVersion, is.null(frame[["next"]]))
}

# ev_page is how many elements are asked for at once.
ev_page <- 10000L

# ev_limit is how many elements are wanted.
ev_limit <- function(limit) {
  if (is.null(limit)) return(Inf)
  if (!is.numeric(limit) || length(limit) != 1 || is.na(limit) || limit < 1 || limit != floor(limit)) ev_stop("BAD_VALUE", paste0("limit is ", deparse(limit)), "use 1 or more, or NULL for all")
  limit
}

# ev_with adds parameters to an address, one for each value.
ev_with <- function(address, parameters) {
  for (name in names(parameters)) {
    for (value in parameters[[name]]) {
      address <- paste0(address, if (grepl("?", address, fixed = TRUE)) "&" else "?", name, "=", ev_encode(ev_text(value)))
    }
  }
  address
}

# ev_without_limit leaves the limit of an address out.
ev_without_limit <- function(address) sub("[?&]$", "", gsub("(?<=[?&])limit=[0-9]+(&|$)", "", address, perl = TRUE))

# ev_encode writes a text as a part of an address.
ev_encode <- function(text) utils::URLencode(enc2utf8(text), reserved = TRUE)

# ev_text writes a value as the service reads it: 100000, never 1e+05.
ev_text <- function(value) {
  if (is.logical(value)) return(tolower(as.character(value)))
  if (is.numeric(value)) return(format(value, scientific = FALSE, trim = TRUE, digits = 15))
  as.character(value)
}

# ev_frame makes a data frame of the values of each column, in the column's type.
ev_frame <- function(columns, values, version, complete) {
  made <- Map(function(column, some) {
    if (column$lists > 0) return(I(lapply(some, ev_items)))
    missing <- list(integer = NA_integer_, number = NA_real_, boolean = NA)[[column$type]]
    if (is.null(missing)) missing <- NA_character_
    vapply(some, function(v) if (is.null(v)) missing else methods::as(v, class(missing)), missing)
  }, columns, values)
  names(made) <- vapply(columns, function(c) c$name, "")
  out <- data.frame(made, check.names = FALSE, stringsAsFactors = FALSE)
  attr(out, "version") <- version
  attr(out, "complete") <- complete
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
