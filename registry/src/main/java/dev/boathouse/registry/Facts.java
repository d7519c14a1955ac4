package dev.boathouse.registry;

import java.time.Instant;

/** What both kinds of decision know. */
record Facts(ModelVersion candidate, Gate.Verdict verdict, String eventId, String eventHash, Instant at) {}
