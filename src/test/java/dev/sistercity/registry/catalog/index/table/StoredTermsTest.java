package dev.sistercity.registry.catalog.index.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class StoredTermsTest {

    @Test
    void values_and_slots_come_back_few_and_many() throws IOException {
        Random random = new Random(5);
        SortedMap<String, RoaringBitmap> written = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            written.put(value(random), slots(random));
        }
        written.put("", RoaringBitmap.bitmapOf(0));
        written.put("x".repeat(100_000), RoaringBitmap.bitmapOfRange(0, 200_000));

        SortedMap<String, Object> found = new TreeMap<>();
        StoredTerms all = read(written.headMap("m"));
        all.add(read(written.tailMap("m")));
        for (int i = 0; i < all.values().size(); i++) {
            found.put(all.values().get(i), all.slots().get(i));
        }

        assertThat(found.keySet()).isEqualTo(written.keySet());
        for (Map.Entry<String, RoaringBitmap> each : written.entrySet()) {
            Object slots = found.get(each.getKey());
            if (each.getValue().getCardinality() <= StoredTerms.FEW) {
                assertThat((int[]) slots).isEqualTo(each.getValue().toArray());
            } else {
                assertThat(slots).isEqualTo(each.getValue());
            }
        }
    }

    private static StoredTerms read(SortedMap<String, RoaringBitmap> written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Map.Entry<String, RoaringBitmap> each : written.entrySet()) {
            StoredTerms.write(each.getKey(), each.getValue(), out);
        }
        return StoredTerms.read(new BlockInput(bytes.toByteArray()));
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        random.ints(1 + random.nextInt(12), 'a', 0x2FA1D)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(value::appendCodePoint);
        return value.toString();
    }

    private static RoaringBitmap slots(Random random) {
        RoaringBitmap slots = new RoaringBitmap();
        for (int left = 1 + random.nextInt(random.nextBoolean() ? 20 : 3_000); left > 0; left--) {
            slots.add(random.nextInt(150_000));
        }
        return slots;
    }
}
