package dev.sistercity.registry.project;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A project as it is stored. */
@Entity
@Table(name = "project")
class Project extends Cooperation {}
