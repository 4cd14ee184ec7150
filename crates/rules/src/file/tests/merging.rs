//! What an import leaves behind, for every household.
