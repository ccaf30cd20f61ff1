"""Between which days a release without a day came out."""
