package casebook.embedded;

/** The signal that asks a process to stop in good order. */
public enum StopSignal {
    /** Most programs. */
    TERM,
    /** PostgreSQL: its TERM would wait for clients to leave. */
    INT
}
