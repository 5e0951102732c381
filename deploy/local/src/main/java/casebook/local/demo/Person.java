package casebook.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up person.
 *
 * @param consentDay days after the demo's first day
 * @param weight kg
 * @param fvc percent of predicted
 * @param fate how participation ends
 */
record Person(
        int consentDay,
        String birthDate,
        String sex,
        String onset,
        String diagnosis,
        String elEscorial,
        double weight,
        double fvc,
        Course course,
        Fate fate) {

    enum Fate {
        COMPLETES,
        DISCONTINUES,
        FAILS_SCREENING,
        COMES_SEVENTH
    }

    /** Eight of them: six take the cohort's slots, one is too well to be included, one comes when the cohort is full. */
    static final List<Person> ALL = List.of(
            new Person(
                    0,
                    "1968-04-11",
                    "male",
                    "2023-05",
                    "2024-02",
                    "definite",
                    71.5,
                    84.0,
                    new Course(8, 0.9, Course.ARMS),
                    Fate.COMPLETES),
            new Person(
                    25,
                    "1959-11-02",
                    "female",
                    "2023-09",
                    "2024-06",
                    "probable",
                    54.0,
                    91.0,
                    new Course(6, 0.5, Course.LEGS),
                    Fate.COMPLETES),
            new Person(
                    35,
                    "1975-01-23",
                    "male",
                    "2024-01",
                    "2024-08",
                    "probable",
                    80.2,
                    77.0,
                    new Course(10, 1.2, Course.BULBAR),
                    Fate.COMPLETES),
            new Person(
                    40,
                    "1981-07-30",
                    "female",
                    "2024-06",
                    "2024-11",
                    "possible",
                    58.3,
                    98.0,
                    new Course(1, 0.2, Course.ARMS),
                    Fate.FAILS_SCREENING),
            new Person(
                    50,
                    "1964-09-14",
                    "male",
                    "2022-12",
                    "2023-10",
                    "definite",
                    66.8,
                    69.0,
                    new Course(14, 0.7, Course.LEGS),
                    Fate.COMPLETES),
            new Person(
                    60,
                    "1971-03-05",
                    "female",
                    "2023-11",
                    "2024-09",
                    "definite",
                    61.4,
                    62.0,
                    new Course(15, 1.6, Course.BULBAR),
                    Fate.DISCONTINUES),
            new Person(
                    75,
                    "1955-12-19",
                    "male",
                    "2023-03",
                    "2024-01",
                    "possible-laboratory-supported",
                    73.9,
                    88.0,
                    new Course(5, 0.4, Course.ARMS),
                    Fate.COMPLETES),
            new Person(
                    85,
                    "1978-06-27",
                    "female",
                    "2024-02",
                    "2024-10",
                    "probable",
                    63.1,
                    93.0,
                    new Course(7, 0.8, Course.LEGS),
                    Fate.COMES_SEVENTH));

    /** The answers to a form on a day so many days after screening. */
    Map<String, ?> answers(String form, boolean byTelephone, long days) {
        return switch (form) {
            case "demographics" -> Map.of("birth-date", birthDate, "sex", sex);
            case "medical-history" ->
                Map.of(
                        "onset-date", onset,
                        "diagnosis-date", diagnosis,
                        "el-escorial", elEscorial,
                        "tracheostomy", false,
                        "malignant-tumour", false,
                        "psychogenic-shock-risk", false,
                        "serious-hypertension", false,
                        "haplo-donor", true,
                        "can-visit-walking", true);
            case "vital-signs" ->
                Map.of(
                        "systolic",
                        118 + days % 17,
                        "diastolic",
                        74 + days % 9,
                        "heart-rate",
                        66 + days % 11,
                        "weight",
                        weight);
            case "fvc" -> Map.of("percent-predicted", fvc);
            case "administration" ->
                Map.of(
                        "given",
                        true,
                        "product",
                        "hynrcs-allo-als-02",
                        "route",
                        "intrathecal",
                        "weight",
                        weight,
                        "cells",
                        Math.round(weight * 1_000_000),
                        "batch",
                        "B" + consentDay + "-" + days);
            case "alsfrs-r" -> questionnaire(byTelephone, days);
            default -> throw new IllegalStateException("The demo has no answers to the form " + form);
        };
    }

    private Map<String, ?> questionnaire(boolean byTelephone, long days) {
        var answers = new HashMap<String, Object>(course.answersAfter(days));
        answers.put("mode", byTelephone ? "telephone" : "in-person");
        answers.put("respondent", byTelephone ? "caregiver" : "subject");
        return answers;
    }
}
