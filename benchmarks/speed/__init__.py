"""What cleaning costs, beside a floor and the peers: per text, by verb, cold, at scale."""
