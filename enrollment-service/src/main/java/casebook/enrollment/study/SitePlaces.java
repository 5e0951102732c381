package casebook.enrollment.study;

import casebook.kernel.refusal.Reason;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Countries and time zones that exist. The zone decides the site's "today", so a wrong one moves dates. */
public final class SitePlaces {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private SitePlaces() {}

    static Stream<Reason> faults(Part definition) {
        return definition
                .each("sites")
                .flatMap(site -> Stream.concat(
                        site.has("country")
                                ? countryFaults(site.at("country").pointer(), site.text("country"))
                                : Stream.empty(),
                        site.has("timeZone")
                                ? zoneFaults(site.at("timeZone").pointer(), site.text("timeZone"))
                                : Stream.empty()));
    }

    public static Stream<Reason> countryFaults(String pointer, String country) {
        return COUNTRIES.contains(country)
                ? Stream.empty()
                : Stream.of(
                        Reason.at(pointer, "unknown-country", "\"" + country + "\" is no ISO 3166-1 alpha-2 code."));
    }

    public static Stream<Reason> zoneFaults(String pointer, String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone)
                ? Stream.empty()
                : Stream.of(Reason.at(pointer, "unknown-time-zone", "\"" + zone + "\" is no IANA time zone."));
    }
}
