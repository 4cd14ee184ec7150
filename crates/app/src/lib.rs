//! What a household can do, whoever asks.
