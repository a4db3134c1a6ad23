"""The demo company's customers: kitchens of South China, each with a story told by its orders."""
