"""Reading pages: by a site profile where one fits, by general rules where none does."""
