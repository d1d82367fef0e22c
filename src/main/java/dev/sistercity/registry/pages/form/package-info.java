/** What offices and strangers write on the site: plain forms that call the API's operations, and sessions. */
package dev.sistercity.registry.pages.form;
