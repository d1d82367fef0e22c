/** How alive partnerships are: when their cities last met, what about, and what they still owe each other. */
package dev.sistercity.registry.vitality;
