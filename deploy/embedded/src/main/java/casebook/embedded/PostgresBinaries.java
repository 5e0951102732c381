package casebook.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
final class PostgresBinaries {

    private static final Set<PosixFilePermission> RUNNABLE = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE);

    private PostgresBinaries() {}

    /** Directory of {@code postgres} and {@code initdb}; unpacked into {@code cache} by the first who asks. */
    static synchronized Path directory(Path cache) {
        String archive = archiveName();
        Path home = cache.toAbsolutePath().resolve("postgres-" + size(archive));
        if (!Files.isDirectory(home)) {
            try {
                Files.createDirectories(cache);
                Path fresh = Files.createTempDirectory(cache, "unpacking");
                unpack(archive, fresh);
                publish(fresh, home);
            } catch (IOException e) {
                throw new StartFailed("PostgreSQL cannot be unpacked to %s: %s.".formatted(home, e.getMessage()), e);
            }
        }
        return home.resolve("bin");
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-%s-%s.txz".formatted(system, machine);
    }

    /** Another version is another archive of another size, and gets a directory of its own. */
    private static long size(String archive) {
        var resource = PostgresBinaries.class.getResource(archive);
        if (resource == null) {
            throw new StartFailed("No PostgreSQL for this machine is on the class path (%s); set CASEBOOK_POSTGRES_URL."
                    .formatted(archive));
        }
        try {
            return resource.openConnection().getContentLengthLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(String archive, Path directory) throws IOException {
        try (InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = directory.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(file, RUNNABLE);
                    }
                }
            }
        }
        Files.setPosixFilePermissions(directory, RUNNABLE);
    }

    /** Whole or not at all: several builds may unpack at once. */
    private static void publish(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
