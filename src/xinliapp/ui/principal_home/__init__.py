"""S03P, the principal: what waits for a signature and where the school stands, without case data."""
