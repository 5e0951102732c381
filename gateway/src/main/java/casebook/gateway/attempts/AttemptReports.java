package casebook.gateway.attempts;

/** Where reports go. */
public interface AttemptReports {

    /** Takes a report to tell it as soon as can be. Never waits and never fails. */
    void tell(AttemptReport report);
}
