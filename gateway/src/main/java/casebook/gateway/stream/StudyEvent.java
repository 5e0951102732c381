package casebook.gateway.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An event as it lies in a topic, with what decides who is told of it, and the text that is told. */
public final class StudyEvent {
    /** The subject of what concerns the study itself. */
    public static final String STUDY_ITSELF = "-";

    private final Place place;
    private final Concern concern;
    private final byte[] json;

    /** Where it lies. The topic is its number in the contracts' table. */
    public record Place(int topic, int partition, long offset) {}

    /**
     * What it is about.
     *
     * @param site none where no site is concerned
     */
    public record Concern(
            String type,
            String study,
            String subject,
            @Nullable String site) {}

    /** @param json the CloudEvent in structured mode, in one line of UTF-8 */
    public StudyEvent(Place place, Concern concern, byte[] json) {
        this.place = place;
        this.concern = concern;
        this.json = Arrays.copyOf(json, json.length);
    }

    public Place place() {
        return place;
    }

    public Concern concern() {
        return concern;
    }

    public int bytes() {
        return json.length;
    }

    /** Shared between all readers; not to be changed. */
    public byte[] json() {
        return json;
    }
}
