"""How well boilerplate goes and news stays, on data sets that are public or one's own."""
