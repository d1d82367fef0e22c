package dev.sistercity.registry.gazetteer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files in GeoNames' format, made up for tests; and the real one, where it is at hand. */
public final class GeoNamesTable {

    /** GeoNames' cities1000 of March 2020, with a header line; not part of the project. */
    public static final Path REAL =
            Path.of("..", "shared", "data", "gazetteer", "geonames2020_cities1000_altnames.tsv.gz");

    static final String HEADER = "geonameid\tname\tasciiname\talternatenames\tlatitude\tlongitude\tfeature_class\t"
            + "feature_code\tcountry_code\tcc2\tadmin1\tadmin2\tadmin3\tadmin4\tpopulation\televation\tdem\ttimezone\t"
            + "modified\n";

    private GeoNamesTable() {}

    public static boolean realIsThere() {
        return Files.exists(REAL);
    }

    /** @param alternates separated by commas */
    static String row(int id, String name, String ascii, String alternates, String country) {
        return id + "\t" + name + "\t" + ascii + "\t" + alternates + "\t-45.87416\t170.50361\tP\tPPL\t" + country
                + "\t\tF7\t071\t\t\t114347\t\t17\tPacific/Auckland\t2019-09-05\n";
    }

    /**
     * A place somewhere in the world.
     *
     * @param alternates separated by commas
     * @param in the codes of its country and of its first-order division, with a full stop between
     */
    public static String place(
            int id, String name, String alternates, double latitude, double longitude, String in, int population) {
        String[] country = in.split("\\.");
        return id + "\t" + name + "\t" + name + "\t" + alternates + "\t" + latitude + "\t" + longitude + "\tP\tPPL\t"
                + country[0] + "\t\t" + country[1] + "\t\t\t\t" + population + "\t\t1\tEurope/Berlin\t2019-09-05\n";
    }

    /** So many towns without a header. */
    public static String towns(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(id -> row(id, "Town " + id, "Town " + id, "", "NZ"))
                .collect(Collectors.joining());
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] gzip(byte[] bytes) {
        return packed(bytes, GZIPOutputStream::new);
    }

    static byte[] zip(String name, byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(utf8("Readme for GeoNames"));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] bytes, Packer packer) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
