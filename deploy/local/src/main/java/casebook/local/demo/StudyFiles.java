package casebook.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A study as it is kept in files: {@code study.yaml}, and what is in {@code forms} and {@code languages}. */
public final class StudyFiles {

    private StudyFiles() {}

    /** The study's files, one behind the other, as a study version is sent. */
    public static String definition(Path folder) {
        try {
            var definition = new StringBuilder(Files.readString(folder.resolve("study.yaml")));
            for (var part : List.of("forms", "languages")) {
                try (var files = Files.list(folder.resolve(part))) {
                    for (var file : files.sorted().toList()) {
                        definition.append('\n').append(Files.readString(file));
                    }
                }
            }
            return definition.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
