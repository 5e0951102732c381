package casebook.kernel.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A subject's identity in paths, chains and events: a UUID of version 7, born in the domain. People use the subject number. */
public record SubjectId(UUID value) {

    public static SubjectId fresh() {
        return new SubjectId(UuidCreator.getTimeOrderedEpoch());
    }

    /** @throws IllegalArgumentException when the text is no UUID in its canonical, lower-case form */
    public static SubjectId of(String text) {
        var value = UUID.fromString(text);
        if (!value.toString().equals(text)) {
            throw new IllegalArgumentException("A subject id is a UUID in lower case with all its digits");
        }
        return new SubjectId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
