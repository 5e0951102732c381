package casebook.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** As whom PostgreSQL runs: it refuses to be root, which is what many containers run everything as. */
enum PostgresUser {
    /** We are not root. */
    OURSELVES,
    /** Root, where it may make a user namespace: the files stay root's. */
    NAMESPACE,
    /** Root, where it may not: the files become nobody's, and the directories above must let nobody in. */
    NOBODY;

    private static final int NOBODY_ID = 65534;

    static PostgresUser ofThisMachine() {
        if (!System.getProperty("user.name").equals("root")) {
            return OURSELVES;
        }
        try {
            Process probe = new ProcessBuilder("unshare", "--user", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.onExit().join().exitValue() == 0 ? NAMESPACE : NOBODY;
        } catch (IOException e) {
            return NOBODY;
        }
    }

    /** What comes before a command so that it runs as this user. */
    List<String> prefix() {
        return switch (this) {
            case OURSELVES -> List.of();
            case NAMESPACE -> List.of("unshare", "--user");
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
        };
    }

    /** Gives a file or an empty directory of ours to this user. */
    void own(Path file) throws IOException {
        if (this == NOBODY) {
            Files.setAttribute(file, "unix:uid", NOBODY_ID);
        }
    }
}
