"""What only staff's admin needs: Wagtail's forms, lists, comparisons and editors as the portal wants them."""
