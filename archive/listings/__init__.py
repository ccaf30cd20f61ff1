"""What a listing prints of the pages that it links to: title, day, kind and office."""
