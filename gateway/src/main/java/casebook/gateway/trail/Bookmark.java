package casebook.gateway.trail;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How far a reader has come in each service's part. Its text is the cursor of the next page, opaque to the reader. */
public record Bookmark(SortedMap<String, Place> places) {
    public static final Bookmark BEGINNING = new Bookmark(new TreeMap<>());
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern FORM = Pattern.compile("([a-z-]{1,40})=([0-9]{1,18})@(.{1,40})");

    public Bookmark {
        places = new TreeMap<>(places);
    }

    /**
     * A place in one service's part.
     *
     * @param position of the last record read
     * @param latest the latest instant among the records read
     */
    public record Place(long position, Instant latest) {
        static final Place BEGINNING = new Place(0, Instant.EPOCH);

        Place past(Entry entry) {
            return new Place(entry.position(), due(entry));
        }

        /**
         * When the entry's turn comes. A service's records keep the order of their chain also where a request that began
         * earlier was written later.
         */
        Instant due(Entry entry) {
            return entry.at().isAfter(latest) ? entry.at() : latest;
        }
    }

    public Place in(String service) {
        return places.getOrDefault(service, Place.BEGINNING);
    }

    Bookmark with(Map<String, Place> moved) {
        var all = new TreeMap<>(places);
        all.putAll(moved);
        return new Bookmark(all);
    }

    public String text() {
        var plain = places.entrySet().stream()
                .map(place -> place.getKey() + "=" + place.getValue().position() + "@"
                        + place.getValue().latest())
                .collect(Collectors.joining(","));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException when the text is no bookmark's */
    public static Bookmark parse(String text) {
        var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        var places = new TreeMap<String, Place>();
        for (var part : COMMA.split(plain, -1)) {
            var place = FORM.matcher(part);
            if (!place.matches()) {
                throw new IllegalArgumentException("A bookmark names places");
            }
            places.put(place.group(1), new Place(Long.parseLong(place.group(2)), instant(place.group(3))));
        }
        return new Bookmark(places);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("A bookmark names instants", e);
        }
    }
}
