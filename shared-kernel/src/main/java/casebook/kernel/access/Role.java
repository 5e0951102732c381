package casebook.kernel.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or a machine is to a study, as the identity provider's grants name it. */
public enum Role {
    INVESTIGATOR,
    COORDINATOR,
    MONITOR,
    DATA_MANAGER,
    SPONSOR,
    SAFETY_PHYSICIAN,
    AUDITOR,
    PIPELINE,
    ADMINISTRATOR;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Role> of(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst();
    }
}
