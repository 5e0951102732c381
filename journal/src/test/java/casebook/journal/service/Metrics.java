package casebook.journal.service;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.regex.Pattern;

/** The metrics of the service under test, as Prometheus reads them. */
final class Metrics {
    private static final Pattern LINE = Pattern.compile("(?<series>\\w+(?:\\{.*})?) (?<value>\\S+).*");

    private Metrics() {}

    static List<String> lines() {
        var answer = given().accept("text/plain").get("/q/metrics");
        answer.then().statusCode(200);
        return answer.asString().lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** The sum of the series of a name that have a label, or of all; 0 where there is none yet. */
    static double sum(String name, String label) {
        return lines().stream()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .filter(line -> {
                    var series = line.group("series");
                    return (series.equals(name) || series.startsWith(name + "{")) && series.contains(label);
                })
                .mapToDouble(line -> Double.parseDouble(line.group("value")))
                .sum();
    }

    static double sum(String name) {
        return sum(name, "");
    }
}
