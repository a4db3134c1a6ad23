"""The demo company's orders: three years, with stories of customers who leave, slow down or come back."""
