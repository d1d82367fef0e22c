/** OGC API Features 1.0: what has a place, as layers for QGIS, ArcGIS, GDAL and the like. */
package dev.sistercity.registry.pages.ogc;
