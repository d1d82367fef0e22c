package dev.sistercity.registry.database.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The two passwords of an embedded PostgreSQL, 256 random bits each in hexadecimal.
 *
 * @param admin of the superuser {@value #ADMIN}, used only to set the cluster up
 * @param registry of the role {@value #REGISTRY}, which owns the database of the same name and nothing else
 */
record Credentials(String admin, String registry) {

    static final String ADMIN = "postgres";
    static final String REGISTRY = "registry";

    private static final int BYTES = 32;

    /** Reads the file, or draws and stores new passwords where there is none; only its owner can read it. */
    static Credentials in(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        SecureRandom random = new SecureRandom();
        Credentials drawn = new Credentials(draw(random), draw(random));
        // Whole or not at all: a half-written file would lock the registry out of its own data.
        Path draft = privateFile(file.resolveSibling(file.getFileName() + ".new"));
        Properties properties = new Properties();
        properties.setProperty(ADMIN, drawn.admin);
        properties.setProperty(REGISTRY, drawn.registry);
        try (Writer writer = Files.newBufferedWriter(draft)) {
            properties.store(writer, "Passwords of the embedded PostgreSQL, by role");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return drawn;
    }

    /** Creates an empty file that only its owner can read or write; a left-over one is replaced. */
    static Path privateFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static Credentials read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Credentials stored = new Credentials(properties.getProperty(ADMIN), properties.getProperty(REGISTRY));
        if (stored.admin == null || stored.registry == null) {
            throw new IOException(file + " lacks a password");
        }
        return stored;
    }

    private static String draw(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
