package casebook.enrollment.subject.store;

import casebook.enrollment.consent.Consent;
import casebook.enrollment.consent.Consent.Giver;
import casebook.enrollment.consent.Consents;
import casebook.enrollment.subject.Subject;
import casebook.enrollment.subject.Subject.Consented;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A consent as it is stored, under its number. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConsentDocument(
        String formVersion,
        LocalDate consentedOn,
        String by,
        String studyVersion,
        @Nullable LocalDate withdrawnOn) {

    static Map<Integer, ConsentDocument> allOf(Subject subject) {
        var all = new TreeMap<Integer, ConsentDocument>();
        if (subject instanceof Consented consented) {
            consented.consents().all().forEach(consent -> all.put(consent.number(), of(consent)));
        }
        return all;
    }

    private static ConsentDocument of(Consent consent) {
        return new ConsentDocument(
                consent.formVersion(),
                consent.consentedOn(),
                consent.by().word(),
                consent.studyVersion(),
                consent.withdrawnOn());
    }

    static Consents toConsents(Map<Integer, ConsentDocument> all) {
        return new Consents(new TreeMap<>(all)
                .entrySet().stream()
                        .map(entry -> entry.getValue().toDomain(entry.getKey()))
                        .toList());
    }

    private Consent toDomain(int number) {
        return new Consent(
                number,
                formVersion,
                consentedOn,
                Giver.valueOf(by.toUpperCase(Locale.ROOT)),
                studyVersion,
                withdrawnOn);
    }
}
