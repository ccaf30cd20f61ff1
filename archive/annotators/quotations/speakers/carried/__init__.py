"""Who speaks where no words beside a quotation say so: who spoke before, or speaks alone."""
