package casebook.assessment;

/** What a site sends when it has filled in a form of the demo study. */
public final class FormFixture {
    /** Vital signs, complete, of the day after consent. */
    public static final String VITAL_SIGNS = vitalSigns("2025-03-04");

    private FormFixture() {}

    /** Vital signs, complete, as of a day. */
    public static String vitalSigns(String observedOn) {
        return """
                {"observedOn": "%s", "complete": true,
                 "items": {"systolic": 128, "diastolic": 82, "heart-rate": 71, "weight": 62.40}}""".formatted(observedOn);
    }

    /** An ALSFRS-R assessment, complete but for what the form does not require. */
    public static String alsfrsr(String observedOn, int walking) {
        return """
                {"observedOn": "%s", "complete": true, "items": {"mode": "in-person", "respondent": "subject",
                 "speech": 4, "salivation": 4, "swallowing": 4, "handwriting": 3, "cutting": 3, "dressing": 3,
                 "turning": 3, "walking": %d, "stairs": 2, "dyspnoea": 4, "orthopnoea": 4, "respiratory": 4}}""".formatted(observedOn, walking);
    }

    /** An adverse event, not serious, as of a day. */
    public static String adverseEvent(String observedOn) {
        return """
                {"observedOn": "%1$s", "complete": true, "items": {"term": "Headache", "start": "%1$s",
                 "aware-on": "%1$s", "aware-time": "09:30", "serious": false, "resulted-in-death": false,
                 "life-threatening": false, "hospitalisation": false, "disability": false, "congenital-anomaly": false,
                 "other-medically-important": false, "severity": 1, "causality": "possibly", "outcome": "recovering",
                 "action-taken": "dose-not-changed"}}""".formatted(observedOn);
    }

    /** A fatal adverse event, as of the day of death. */
    public static String death(String on) {
        return adverseEvent(on)
                .replace(
                        "\"serious\": false, \"resulted-in-death\": false",
                        "\"serious\": true, \"resulted-in-death\": true")
                .replace("\"severity\": 1", "\"severity\": 5, \"expected\": false")
                .replace(
                        "\"outcome\": \"recovering\"",
                        "\"outcome\": \"fatal\", \"end\": \"%1$s\", \"date-of-death\": \"%1$s\"".formatted(on));
    }

    /** An administration as given. */
    public static String administration(String observedOn) {
        return """
                {"observedOn": "%s", "complete": true, "items": {"given": true, "product": "hynrcs-allo-als-02",
                 "route": "intrathecal", "weight": 62.4, "cells": 62000000}}""".formatted(observedOn);
    }

    /** An administration that was not given. */
    public static String omission(String observedOn) {
        return """
                {"observedOn": "%s", "complete": true, "items": {"given": false, "product": "hynrcs-allo-als-02",
                 "reason-not-given": "Fever on the day of administration"}}""".formatted(observedOn);
    }
}
