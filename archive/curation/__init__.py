"""What a person should look at: doubts and suggestions, those first that mend most."""
