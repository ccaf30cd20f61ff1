"""What is known of words in any text: folding, similarity, differences."""
