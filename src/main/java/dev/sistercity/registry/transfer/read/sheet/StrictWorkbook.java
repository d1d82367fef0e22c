package dev.sistercity.registry.transfer.read.sheet;

import dev.sistercity.registry.job.JobFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks in the strict form of ISO/IEC 29500, as Excel saves them when it is asked to, and those whose dates are written in ISO's form: in
 * the words of the usual form, which readers know.
 */
final class StrictWorkbook {

    private static final int MOST = 64 << 20;

    /** From those that begin with another of them. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
        WORDS.put(
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
    }

    /** Of a cell with a date, and of the day at the beginning of its time; in any order of the cell's attributes. */
    private static final Pattern DATED = Pattern.compile(
            " t=\"d\"([^<>]{0,200}+>\\s*+<v>)([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00(?::00(?:\\.0{1,9})?)?Z?(?=</v>)");

    private StrictWorkbook() {}

    /** @param file a zip of XML that was looked through */
    static byte[] transitional(InputStream file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int left = MOST;
        try (ZipInputStream zip = new ZipInputStream(file);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                byte[] part = zip.readNBytes(left + 1);
                left -= part.length;
                if (left < 0) {
                    throw new JobFailedException(
                            "the spreadsheet is in the strict form of Office Open XML, and too large for that; save it as a usual .xlsx",
                            null);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(isXml(entry.getName()) ? reworded(part) : part);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isXml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml") || lower.endsWith(".rels");
    }

    private static byte[] reworded(byte[] part) {
        String text = new String(part, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        String dated = DATED.matcher(text).replaceAll(" t=\"str\"$1$2");
        return dated.replace(" t=\"d\"", " t=\"str\"").getBytes(StandardCharsets.UTF_8);
    }
}
