package dev.sistercity.registry.city;

import dev.sistercity.registry.catalog.Reading;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

@jakarta.inject.Singleton
class TmpCounts implements CityCounts {
    public int partnerships(Reading reading, UUID city) {
        return 0;
    }

    public RoaringBitmap withPartnerIn(String countryCode, Reading reading) {
        return new RoaringBitmap();
    }
}
