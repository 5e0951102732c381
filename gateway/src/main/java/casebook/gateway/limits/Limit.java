package casebook.gateway.limits;

/**
 * How much one caller may ask for.
 *
 * @param name what callers read in {@code RateLimit-Policy}: lower-case letters and hyphens
 * @param burst requests at once, after a pause that was long enough; at least 1
 * @param perSecond requests in every second, for as long as one likes; at least 1
 */
public record Limit(String name, long burst, long perSecond) {

    public Limit {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("The limit '" + name + "' lets nobody in: burst " + burst
                    + ", per second " + perSecond + "; both are at least 1.");
        }
    }

    /** Seconds after which a caller who used up the burst has all of it again, rounded up. */
    public long window() {
        return (burst + perSecond - 1) / perSecond;
    }
}
