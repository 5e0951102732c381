package casebook.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** A line of the demo's last table, as the system itself answers it. */
record Row(String number, String status, String visits, String first, String last, String slope) {
    private static final String LAYOUT = "%-9s %-14s %-15s %-14s %-14s %s%n";

    static Row of(JsonNode subject, JsonNode visits, JsonNode course) {
        var totals = visits.path("totals");
        return new Row(
                subject.path("number").asText(),
                subject.path("status").asText(),
                totals.path("occurred").asLong() + " / " + totals.path("all").asLong(),
                total(course.path("assessments"), true),
                total(course.path("assessments"), false),
                course.path("slope").path("perMonth").isNumber()
                        ? String.format(
                                Locale.ROOT,
                                "%.2f",
                                course.path("slope").path("perMonth").asDouble())
                        : "-");
    }

    private static String total(JsonNode assessments, boolean first) {
        if (assessments.isEmpty()) {
            return "-";
        }
        return assessments.get(first ? 0 : assessments.size() - 1).path("total").asText("-");
    }

    static String table(List<Row> rows) {
        var table = new StringBuilder(LAYOUT.formatted(
                "subject", "status", "visits done", "ALSFRS-R first", "ALSFRS-R last", "slope / month"));
        rows.forEach(row ->
                table.append(LAYOUT.formatted(row.number, row.status, row.visits, row.first, row.last, row.slope)));
        return table.toString();
    }
}
