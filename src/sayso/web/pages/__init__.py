"""One function for each page: what it shows, as data, and the template that shows it."""
