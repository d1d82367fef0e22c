package dev.sistercity.registry.transfer.statement;

import java.util.List;

/** Where a row says that a city lies. @param latitude degrees north, null with longitude for nowhere */
record Coordinates(Double latitude, Double longitude) {

    private static final int HIGHEST_LATITUDE = 90;
    private static final int HIGHEST_LONGITUDE = 180;

    /** @param remarks to which is added what is odd about them @throws RejectedRowException for what is no number */
    static Coordinates parse(String latitude, String longitude, List<String> remarks) {
        Double north = number("latitude", latitude);
        Double east = number("longitude", longitude);
        if (north == null || east == null) {
            if (north != null || east != null) {
                remarks.add("one of two coordinates is missing: not used");
            }
            return new Coordinates(null, null);
        }
        if (fits(north, east)) {
            return new Coordinates(north, east);
        }
        String given = latitude + ", " + longitude;
        if (fits(east, north)) {
            remarks.add("the coordinates " + given + " are swapped, as no latitude is " + latitude
                    + ": used the other way round");
            return new Coordinates(east, north);
        }
        remarks.add("the coordinates " + given + " are nowhere on Earth: not used");
        return new Coordinates(null, null);
    }

    private static boolean fits(double latitude, double longitude) {
        return Math.abs(latitude) <= HIGHEST_LATITUDE && Math.abs(longitude) <= HIGHEST_LONGITUDE;
    }

    private static Double number(String what, String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[-+]?[0-9]{1,6}([.,][0-9]{1,20})?")) {
            throw new RejectedRowException("the " + what + " " + text + " is no number of degrees");
        }
        return Double.valueOf(text.replace(',', '.'));
    }
}
