package casebook.enrollment.subject;

import casebook.enrollment.allocation.Allocation;
import casebook.enrollment.consent.Consent.Giver;
import casebook.enrollment.consent.Consents;
import casebook.enrollment.eligibility.EligibilityDecision;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's way through the study. A step exists only on the states that allow it, so that the sequence cannot be broken
 * (21 CFR 11.10(f)): nothing before consent, no allocation before eligibility.
 *
 * <pre>
 *                    consent                  enroll
 *   Registered ----------------> InScreening -------------> Enrolled
 *                                 |   decide ^ |              |    |
 *                                 |   consent+-+      complete|    |discontinue
 *                                 |fail                       v    v
 *                                 v                   Completed    Discontinued
 *                            ScreenFailed
 * </pre>
 *
 * Consent can be withdrawn, and given again, without leaving a state: withdrawal is not discontinuation. While no consent
 * stands, nothing is captured and nobody is enrolled.
 *
 * <p>Each step gives the next state with the next revision. Revision 1 is the registration.
 */
public sealed interface Subject {
    Registration registration();

    long revision();

    Status status();

    /** The states in the words of paths, events and the trail. */
    enum Status {
        REGISTERED("registered"),
        IN_SCREENING("in-screening"),
        ENROLLED("enrolled"),
        COMPLETED("completed"),
        DISCONTINUED("discontinued"),
        SCREEN_FAILED("screen-failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException when no state has this word */
        public static Status of(String word) {
            return Arrays.stream(values())
                    .filter(status -> status.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No state is called " + word));
        }
    }

    /** A subject who has consented, once or more, whether or not a consent still stands. */
    sealed interface Consented extends Subject {
        Consents consents();

        /** The same subject with the consents as they are now. */
        Consented with(Consents consents);

        /** What everything of the subject is captured under: the version agreed to last. */
        default String studyVersion() {
            return consents().latest().studyVersion();
        }

        /** Takes this consent back, and every earlier one. */
        default Consented withdraw(int consent, LocalDate on) {
            return with(consents().withdrawn(consent, on));
        }
    }

    /** Has a number, and has not agreed to anything yet. */
    record Registered(Registration registration, long revision) implements Subject {
        @Override
        public Status status() {
            return Status.REGISTERED;
        }

        InScreening consent(String formVersion, LocalDate on, Giver by, String studyVersion) {
            var consents = Consents.first(formVersion, on, by, studyVersion);
            return new InScreening(registration, consents, null, revision + 1);
        }
    }

    /**
     * In the run-in: the evidence for the criteria is gathered.
     *
     * @param decision the investigator's latest; none yet
     */
    record InScreening(
            Registration registration,
            Consents consents,
            @Nullable EligibilityDecision decision,
            long revision) implements Consented {
        @Override
        public Status status() {
            return Status.IN_SCREENING;
        }

        @Override
        public InScreening with(Consents consents) {
            return new InScreening(registration, consents, decision, revision + 1);
        }

        InScreening decide(EligibilityDecision decision) {
            return new InScreening(registration, consents, decision, revision + 1);
        }

        Enrolled enroll(EligibilityDecision decision, LocalDate on, Allocation allocation) {
            return new Enrolled(registration, consents, decision, on, allocation, revision + 1);
        }

        ScreenFailed fail(LocalDate on, List<String> reasons, List<String> criteria) {
            return new ScreenFailed(registration, consents, decision, on, reasons, criteria, revision + 1);
        }
    }

    /** In the study, with a slot of a cohort. */
    record Enrolled(
            Registration registration,
            Consents consents,
            EligibilityDecision decision,
            LocalDate enrolledOn,
            Allocation allocation,
            long revision)
            implements Consented {
        @Override
        public Status status() {
            return Status.ENROLLED;
        }

        @Override
        public Enrolled with(Consents consents) {
            return new Enrolled(registration, consents, decision, enrolledOn, allocation, revision + 1);
        }

        Completed complete(LocalDate on) {
            return new Completed(this, consents, on, revision + 1);
        }

        Discontinued discontinue(LocalDate on, String reason) {
            return new Discontinued(this, consents, on, reason, revision + 1);
        }
    }

    /** Went through the whole study. */
    record Completed(Enrolled enrolled, Consents consents, LocalDate completedOn, long revision) implements Consented {
        @Override
        public Registration registration() {
            return enrolled.registration();
        }

        @Override
        public Status status() {
            return Status.COMPLETED;
        }

        @Override
        public Completed with(Consents consents) {
            return new Completed(enrolled, consents, completedOn, revision + 1);
        }
    }

    /** Left the study before its end. */
    record Discontinued(Enrolled enrolled, Consents consents, LocalDate discontinuedOn, String reason, long revision)
            implements Consented {
        @Override
        public Registration registration() {
            return enrolled.registration();
        }

        @Override
        public Status status() {
            return Status.DISCONTINUED;
        }

        @Override
        public Discontinued with(Consents consents) {
            return new Discontinued(enrolled, consents, discontinuedOn, reason, revision + 1);
        }
    }

    /**
     * Did not enter the study.
     *
     * @param criteria those that were not met; none when another reason decided
     */
    record ScreenFailed(
            Registration registration,
            Consents consents,
            @Nullable EligibilityDecision decision,
            LocalDate failedOn,
            List<String> reasons,
            List<String> criteria,
            long revision)
            implements Consented {
        @Override
        public Status status() {
            return Status.SCREEN_FAILED;
        }

        @Override
        public ScreenFailed with(Consents consents) {
            return new ScreenFailed(registration, consents, decision, failedOn, reasons, criteria, revision + 1);
        }
    }

    /**
     * This subject in the state that a step needs.
     *
     * @param needed the state in people's words, such as {@code in screening}
     * @throws Refused state conflict, in any other
     */
    default <S extends Subject> S as(Class<S> state, String needed) {
        if (!state.isInstance(this)) {
            throw new Refused(
                    ProblemType.STATE_CONFLICT,
                    "subject-is-" + status().word(),
                    "The subject must be " + needed + " for this, and is " + status().word() + ".");
        }
        return state.cast(this);
    }
}
