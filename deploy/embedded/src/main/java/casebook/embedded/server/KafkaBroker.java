package casebook.embedded.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** Formats the storage at the first start, then runs Kafka; saves the second JVM that Kafka's own scripts need. */
public final class KafkaBroker {

    /** One local node needs no cluster identity of its own. */
    private static final String CLUSTER_ID = "Y2FzZWJvb2stbG9jYWwtMQ";

    private KafkaBroker() {}

    public static void main(String[] arguments) throws IOException {
        String settings = arguments[0];
        if (!Files.exists(logDirectory(settings).resolve("meta.properties"))) {
            int status = StorageTool.execute(
                    new String[] {"format", "--cluster-id", CLUSTER_ID, "--config", settings}, System.out);
            if (status != 0) {
                System.exit(status);
            }
        }
        Kafka.main(new String[] {settings});
    }

    private static Path logDirectory(String settings) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(settings))) {
            properties.load(in);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }
}
