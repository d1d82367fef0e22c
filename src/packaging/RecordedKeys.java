import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Numbers the keys anew by which the calls that Quarkus has recorded hand each other their results. Its build numbers them as its threads
 * come to them (quarkus#53025), so that two builds of one commit differ in nothing but these numbers. Here they are numbered as they stand
 * in the archive: class by class, constant by constant. A second run alters nothing.
 *
 * <p>Started by packaging, from its source. Arguments: the archive of generated classes, the bill of materials that has its checksums, the
 * time of all entries.
 */
final class RecordedKeys {

    private static final Pattern KEY = Pattern.compile("proxykey\\d+");
    private static final int MAGIC = 0xCAFEBABE;
    private static final List<String> CHECKSUMS =
            List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512");

    private final Map<String, String> numbered = new HashMap<>();

    private RecordedKeys() {}

    public static void main(String[] arguments) throws IOException {
        Path archive = Path.of(arguments[0]);
        Path bill = Path.of(arguments[1]);
        byte[] before = Files.readAllBytes(archive);
        new RecordedKeys().renumber(archive, Instant.parse(arguments[2]));
        byte[] after = Files.readAllBytes(archive);
        String text = Files.readString(bill);
        for (String algorithm : CHECKSUMS) {
            text = text.replace(checksum(algorithm, before), checksum(algorithm, after));
        }
        Files.writeString(bill, text);
    }

    private void renumber(Path archive, Instant time) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().<ZipEntry>map(each -> each)::iterator) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                entries.put(entry.getName(), entry.getName().endsWith(".class") ? renumbered(content) : content);
            }
        }
        Path part = archive.resolveSibling(archive.getFileName() + ".part");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                // The same in each time zone, which an entry does not name.
                entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        Files.move(part, archive, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The class with other texts in its pool of constants (JVMS, section 4.4), which all else cites by number. */
    private byte[] renumbered(byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length);
        DataOutputStream out = new DataOutputStream(bytes);
        if (in.readInt() != MAGIC) {
            throw new IOException("No class");
        }
        out.writeInt(MAGIC);
        out.writeInt(in.readInt());
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case 1 -> copyText(in, out);
                case 5, 6 -> {
                    out.write(in.readNBytes(8));
                    // A long and a double count as two.
                    i++;
                }
                case 7, 8, 16, 19, 20 -> out.write(in.readNBytes(2));
                case 15 -> out.write(in.readNBytes(3));
                case 3, 4, 9, 10, 11, 12, 17, 18 -> out.write(in.readNBytes(4));
                default -> throw new IOException("Constant of an unknown kind: " + tag);
            }
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    private void copyText(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] text = in.readNBytes(in.readUnsignedShort());
        String read = new String(text, StandardCharsets.ISO_8859_1);
        if (KEY.matcher(read).matches()) {
            text = numbered.computeIfAbsent(read, key -> "proxykey" + numbered.size())
                    .getBytes(StandardCharsets.US_ASCII);
        }
        out.writeShort(text.length);
        out.write(text);
    }

    private static String checksum(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
