package casebook.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The command line of a server that is a JVM of its own: small, quick to start, with an archive of its classes. */
final class JavaServer {

    private JavaServer() {}

    /** The JVM writes the archive at its first good end and reads it from then on. */
    static List<String> command(String name, int heapMegabytes, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive(name),
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                // What the issuer refuses is for who asked, not for its log.
                "-Dorg.slf4j.simpleLogger.log.no.nav.security.mock.oauth2.http=off",
                "-Dlog4j2.StatusLogger.level=OFF",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
                "-cp",
                Checkout.serverLibrary() + "/*",
                mainClass));
        command.addAll(arguments);
        return command;
    }

    /** The JVM refuses an archive of other jars without making a new one; so another set of jars has another name. */
    private static Path archive(String name) {
        CRC32 jars = new CRC32();
        try (Stream<Path> library = Files.list(Checkout.serverLibrary())) {
            for (Path jar : library.sorted().toList()) {
                jars.update((jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar))
                        .getBytes(StandardCharsets.UTF_8));
            }
            Path archive = Checkout.target().resolve("%s-%08x.jsa".formatted(name, jars.getValue()));
            if (!Files.exists(archive)) {
                removeEarlier(name);
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeEarlier(String name) throws IOException {
        try (var archives = Files.newDirectoryStream(Checkout.target(), name + "-*.jsa")) {
            for (Path archive : archives) {
                Files.deleteIfExists(archive);
            }
        }
    }
}
