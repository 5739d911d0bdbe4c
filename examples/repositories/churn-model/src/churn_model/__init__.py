"""How likely a customer is to leave within ninety days."""
